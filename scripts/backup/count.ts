import { createHash } from "node:crypto";

export interface Written {
	rows: number;
	sha256: string;
}

const NEWLINE = 0x0a;

/** Counts rows and adds up their checksum as they pass. */
export function counter() {
	const hash = createHash("sha256");
	let rows = 0;
	return {
		add(chunk: Buffer): void {
			hash.update(chunk);
			for (
				let at = chunk.indexOf(NEWLINE);
				at >= 0;
				at = chunk.indexOf(NEWLINE, at + 1)
			)
				rows += 1;
		},
		get rows(): number {
			return rows;
		},
		/** Once, when all have passed. */
		result: (): Written => ({ rows, sha256: hash.digest("hex") }),
	};
}
