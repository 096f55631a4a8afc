/// Random programs.
package gobi.fuzz;
