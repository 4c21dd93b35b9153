import { globSync, readFileSync } from "node:fs";

/** What forms of the last release are sent to; written by `npm run release`. */
export const FORMS_FILE = "scripts/release/forms-of-last-release.json";

/**
 * Every action as Next numbers it: by file and name, and nothing else (docs/decisions/0051). A page of the last release finds what
 * it is sent to only where both are still the same.
 */
export function listForms(): string[] {
	return globSync("app/**/actions.ts")
		.sort()
		.flatMap((file) =>
			[
				...readFileSync(file, "utf8").matchAll(
					/^export (?:async )?(?:function|const) (\w+)/gm,
				),
			].map(([, name]) => `${file} ${name}`),
		);
}
