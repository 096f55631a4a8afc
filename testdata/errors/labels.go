package main

func main() {
unused:
	for {
		break missing
	}
	goto nowhere
	for {
		func() {
			continue
		}()
	}
	break
}
