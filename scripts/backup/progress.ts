/** Says something to whoever waits: one sentence. */
export type Say = (sentence: string) => void;

const PATIENCE_MS = 5_000;

/** Tells every few seconds how far a long copy has come. */
export function progress(say: Say): (table: string, rows: number) => void {
	let saidAt = performance.now();
	return (table, rows) => {
		if (performance.now() - saidAt < PATIENCE_MS) return;
		saidAt = performance.now();
		say(`… ${table}: ${amount(rows, "row")}`);
	};
}

const SEPARATED = new Intl.NumberFormat("en");

/** 1, "row" → "1 row"; 1234, "row" → "1,234 rows". */
export function amount(count: number, unit: string): string {
	return `${SEPARATED.format(count)} ${unit}${count === 1 ? "" : "s"}`;
}
