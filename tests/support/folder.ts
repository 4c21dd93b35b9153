import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new folder that the database user may pass through as well. */
export function temporaryFolder(): { path: string; remove(): void } {
	const folder = mkdtempSync(path.join(tmpdir(), "buergertermin-test-"));
	chmodSync(folder, 0o711);
	return {
		path: folder,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
