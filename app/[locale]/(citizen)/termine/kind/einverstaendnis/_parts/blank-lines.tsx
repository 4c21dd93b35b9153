import { type Bilingual, Both } from "./both.tsx";

/** Lines to write on, each with what belongs there below it. */
export function BlankLines({
	title,
	lines,
}: {
	title?: Bilingual;
	lines: readonly Bilingual[];
}) {
	return (
		<section className="flex flex-col gap-8">
			{title ? (
				<h2 className="font-bold">
					<Both {...title} />
				</h2>
			) : null}
			<ul className="grid grid-cols-1 gap-x-24 gap-y-16 sm:grid-cols-2 print:grid-cols-2">
				{lines.map((line) => (
					<li key={line.german} className="pt-32 print:pt-48">
						<span className="block border-t border-border pt-4">
							<Both {...line} />
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
