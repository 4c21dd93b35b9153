import { deletionPaper } from "./deletion.ts";
import { fieldsPaper } from "./fields.ts";
import { processingPaper } from "./processing.ts";

/** Each paper with its file; tests/unit/privacy/papers.test.ts compares the two. */
export const PAPERS: Readonly<Record<string, () => string>> = {
	"docs/data-protection/fields.md": fieldsPaper,
	"docs/data-protection/deletion.md": deletionPaper,
	"docs/data-protection/processing.md": processingPaper,
};
