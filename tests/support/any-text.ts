import fc from "fast-check";

/**
 * Any code points, also half of a pair, NUL and signs that do not exist. As `fc.string({ unit: "binary" })`, which works
 * for nearly two seconds before the first text.
 */
export const anyText = fc
	.array(fc.integer({ min: 0, max: 0x10_ff_ff }))
	.map((points) => String.fromCodePoint(...points));
