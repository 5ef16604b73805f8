/** The map to move and to press, in the place of the one that the server drew. */
export {};
