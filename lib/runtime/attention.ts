/** The time is looked at so often while it passes. */
const LOOKS = 10;

/**
 * Waits for an answer from outside for at most so many milliseconds in which this process was there to hear it. A timer
 * alone would go off first after a while in which the process was held up, with the answer lying at the door.
 * @param say what is said instead, of which an error is made
 */
export function withinAttention<Value>(
	milliseconds: number,
	answer: Promise<Value>,
	say: string,
): Promise<Value> {
	let left = LOOKS;
	let looking: NodeJS.Timeout | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		looking = setInterval(() => {
			left -= 1;
			if (left === 0) reject(new Error(say));
		}, milliseconds / LOOKS);
	});
	return Promise.race([answer, tooLate]).finally(() => clearInterval(looking));
}
