import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Sets the running server's clock to a time of Tuesday 24 November 2026; from then on it ticks. */
export function setClock(time: string): void {
	const folder = process.env.DATA_DIR ?? "data";
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, "app-now"), `2026-11-24T${time}+01:00`);
}

export const at = (time: string) =>
	Temporal.Instant.from(`2026-11-24T${time}+01:00`);
