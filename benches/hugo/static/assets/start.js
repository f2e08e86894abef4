// Stands for the one small script of a page.
