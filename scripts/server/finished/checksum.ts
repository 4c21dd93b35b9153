/** The polynomial of CRC-32 as gzip uses it, its bits reversed (RFC 1952). */
const POLYNOMIAL = 0xed_b8_83_20;
/** x⁰ and x¹ in that order of bits. */
const ONE = 0x80_00_00_00;
const X = 0x40_00_00_00;

/** Product of two polynomials over GF(2), modulo the one above. */
function times(a: number, b: number): number {
	let product = 0;
	let factor = b;
	for (let bit = ONE; bit !== 0; bit >>>= 1) {
		if (a & bit) product ^= factor;
		factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
	}
	return product >>> 0;
}

/** What so many bytes that follow do to a checksum, to be worked out once for each length. */
export function shiftOf(bytes: number): number {
	let power = ONE;
	let square = X;
	for (let bits = bytes * 8; bits > 0; bits = Math.floor(bits / 2)) {
		if (bits % 2 === 1) power = times(square, power);
		square = times(square, square);
	}
	return power;
}

/** The checksum of two texts one after the other, from that of each and the shift of the second's length. */
export const joined = (first: number, second: number, shift: number): number =>
	(times(shift, first) ^ second) >>> 0;
