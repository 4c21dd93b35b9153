import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** Short statements, one a line. */
export function Lines({ lines }: { lines: readonly string[] }) {
	return (
		<ul className="flex list-disc flex-col gap-8 ps-24">
			{lines.map((line) => (
				<li key={line}>{withSoftHyphens(line)}</li>
			))}
		</ul>
	);
}
