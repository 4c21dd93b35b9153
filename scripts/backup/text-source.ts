/** Lines and rows of a text that comes in pieces; only a piece at a time is held. */
export interface TextSource {
	/** The next line without its end; null when nothing is left. */
	line(): Promise<string | null>;
	/** Everything up to a line of its own that reads `\.`, in pieces cut anywhere. */
	rows(): AsyncGenerator<Buffer>;
}

/** What we write between rows is far shorter; a file that has no lines is not read to its end. */
const LONGEST_LINE = 1_000_000;
const END = "\\.\n";

/**
 * @param broken makes the error for a text that ends too early or has no line
 */
export function textSource(
	pieces: AsyncIterator<Buffer>,
	broken: () => Error,
): TextSource {
	let pending: Buffer = Buffer.alloc(0);
	const more = async () => {
		const { value, done } = await pieces.next();
		if (!done) pending = Buffer.concat([pending, value]);
		return !done;
	};
	const take = (length: number) => {
		const taken = pending.subarray(0, length);
		pending = pending.subarray(length);
		return taken;
	};
	return {
		async line() {
			let end = pending.indexOf("\n");
			while (end < 0) {
				if (pending.length > LONGEST_LINE) throw broken();
				if (!(await more())) {
					if (pending.length === 0) return null;
					throw broken();
				}
				end = pending.indexOf("\n");
			}
			return take(end + 1)
				.subarray(0, end)
				.toString("utf8");
		},
		async *rows() {
			while (pending.length < END.length) if (!(await more())) throw broken();
			if (pending.subarray(0, END.length).equals(Buffer.from(END))) {
				take(END.length);
				return;
			}
			for (;;) {
				const end = pending.indexOf(`\n${END}`);
				if (end >= 0) {
					yield take(end + 1);
					take(END.length);
					return;
				}
				// The last few signs may be the beginning of the end.
				if (pending.length > END.length)
					yield take(pending.length - END.length);
				if (!(await more())) throw broken();
			}
		},
	};
}
