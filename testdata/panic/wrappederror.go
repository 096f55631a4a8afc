// A panic with a wrapped error.
package main

import (
	"errors"
	"fmt"
)

func main() {
	err := fmt.Errorf("loading %s: %w", "config", errors.New("disk on fire"))
	panic(err)
}
