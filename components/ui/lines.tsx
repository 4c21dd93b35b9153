import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** A titled list of sentences; nothing where there are none. */
export function Lines({
	title,
	lines,
}: {
	title: string;
	lines: readonly string[];
}) {
	return lines.length === 0 ? null : (
		<div>
			<p className="font-bold">{title}</p>
			<ul className="flex list-disc flex-col gap-4 ps-[min(1.5rem,6vw)]">
				{lines.map((line) => (
					<li key={line}>{withSoftHyphens(line)}</li>
				))}
			</ul>
		</div>
	);
}
