// Struct tags and values by package reflect.
package main

import (
	"fmt"
	"reflect"
)

type user struct {
	Name  string `json:"name" db:"user_name"`
	Age   int    `json:"age,omitempty"`
	email string `json:"-"`
	Tags  []string
	Inner struct {
		X, Y int8
	} `note:"quoted \"text\" here"`
}

func (u user) Greet(other string) string { return u.Name + " greets " + other }
func (u *user) Rename(n string)          { u.Name = n }

type shape interface{ Area() float64 }

func main() {
	u := user{Name: "ann", Age: 30, Tags: []string{"a"}}
	t := reflect.TypeOf(u)
	fmt.Println(t, t.Name(), t.Kind(), t.NumField(), t.NumMethod(), reflect.PointerTo(t).NumMethod(), t.Size() > 0)
	for i := range t.NumField() {
		f := t.Field(i)
		db, ok := f.Tag.Lookup("db")
		fmt.Println(f.Name, f.Type, f.Tag.Get("json"), db, ok, f.IsExported(), f.Tag.Get("note"))
	}
	v := reflect.ValueOf(&u).Elem()
	v.Field(0).SetString("bob")
	v.FieldByName("Age").SetInt(41)
	fmt.Println(u.Name, u.Age, v.Field(3).Len(), v.Field(3).Index(0), v.Field(2).CanSet(), v.CanAddr())
	out := v.MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("eve")})
	fmt.Println(out[0], v.Addr().NumMethod())
	for _, x := range []any{1, "s", 2.5, []int{1}, map[string]int{}, make(chan int), func(int) error { return nil }, &u, [2]bool{}, struct{ A int }{}, true, uint8(1), 1i} {
		rt := reflect.TypeOf(x)
		fmt.Print(rt, ":", rt.Kind(), " ")
	}
	fmt.Println(reflect.TypeOf(nil), reflect.TypeOf((*shape)(nil)).Elem().Kind())
	fmt.Println(reflect.DeepEqual([]any{1, map[string][]int{"a": {1}}}, []any{1, map[string][]int{"a": {1}}}), reflect.DeepEqual([]int{}, []int(nil)), reflect.DeepEqual(u, u))
	fn := reflect.ValueOf(func(a, b int) int { return a*b + 1 })
	fmt.Println(fn.Call([]reflect.Value{reflect.ValueOf(6), reflect.ValueOf(7)})[0].Int(), fn.Type().NumIn(), fn.Type())
	s := reflect.MakeSlice(reflect.TypeOf([]string{}), 0, 2)
	s = reflect.Append(s, reflect.ValueOf("x"))
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(9))
	fmt.Println(s.Interface(), m.Interface(), reflect.Zero(t).Field(1).Int(), reflect.New(reflect.TypeOf(0)).Elem().Int())
	a, b := 1, 2
	swap := reflect.Swapper([]int{a, b})
	swap(0, 1)
	fmt.Println(reflect.ValueOf(&a).Elem().Type() == reflect.TypeFor[int](), t.Field(4).Type.Field(1).Offset, t.Field(4).Type)
}
