package reflect

// TypeFor returns the Type of the type argument.
func TypeFor[T any]() Type {
	return TypeOf((*T)(nil)).Elem()
}
