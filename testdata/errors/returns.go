package main

func none() { return 1 }

func one() int { return }

func two() (int, error) { return 1 }

func three() (int, string) { return "a", 2 }

func main() { none(); one(); two(); three() }
