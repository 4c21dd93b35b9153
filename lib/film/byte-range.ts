/** First and last byte, both included. */
interface ByteRange {
	from: number;
	to: number;
}

/**
 * What a `Range` header asks of a file of this size (RFC 9110, 14.2). Players ask for one range at a time.
 * @returns null: the whole file; "impossible": nothing of it is there (416)
 */
export function byteRange(
	header: string | null,
	size: number,
): ByteRange | null | "impossible" {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
	if (!match) return null;
	const [, first = "", last = ""] = match;
	if (first === "" && last === "") return null;
	const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
	const to =
		first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
	return from <= to ? { from, to } : "impossible";
}
