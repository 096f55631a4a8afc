/// Export data: what importers of a compiled package need to know, in binary form and read name by
/// name.
///
/// An archive entry lists every package-level object with the place of its description. A
/// description is decoded when its name is first looked up; of a defined type the underlying type
/// and the methods wait until they are asked for. So an import costs an index, and `fmt.Println`
/// costs `Println`.
///
/// Types are written structurally; defined types as package path and name; type parameters as
/// (list, index), where list 0 is the one of the object being described. Bodies of generic
/// functions are not here: the importer compiles the package's source when it needs one.
package gobi.compiler.archive;
