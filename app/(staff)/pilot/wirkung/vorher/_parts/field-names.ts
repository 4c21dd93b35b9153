/** Of the form that reads a table. `FILE` is the one field that the gate lets through with a file in it. */
export const FILE = "datei";
export const LINES = "zeilen";
export const MARK = "gesehen";
export const SAVE = "speichern";
