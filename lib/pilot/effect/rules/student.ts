/** Of 95 in 100, with a known spread. */
const Z = 1.959964;

const FEW: Readonly<Record<number, number>> = {
	1: 12.7062,
	2: 4.3027,
	3: 3.1824,
	4: 2.7764,
};

/**
 * So many standard errors to each side hold the truth in 95 of 100 cases, when the spread itself was estimated with so
 * many degrees of freedom (Student's t; from the table where the series is not right to a hundredth, then Abramowitz and
 * Stegun 26.7.5).
 */
export function student95(freedom: number): number {
	const known = FEW[freedom];
	if (known !== undefined) return known;
	const [z3, z5, z7] = [Z ** 3, Z ** 5, Z ** 7];
	return (
		Z +
		(z3 + Z) / (4 * freedom) +
		(5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2) +
		(3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom ** 3)
	);
}
