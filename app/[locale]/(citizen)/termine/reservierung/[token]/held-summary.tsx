import { ChangeLink } from "#components/choice-summary.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PartProps } from "./parts.ts";

/** What is reserved, beside the form; the check page says it in the middle instead. */
export function HeldSummary({ state, texts }: PartProps) {
	const { held } = state;
	if (state.view === "check") return null;
	return (
		<Panel as="section" quiet aria-labelledby="auswahl-bisher">
			<Heading size="small" id="auswahl-bisher">
				{texts.summary}
			</Heading>
			{/* A time that was lost is no longer a choice. */}
			{state.view === "times" && !held.isOpen ? null : (
				<div className="flex flex-col gap-4">
					<strong className="font-bold">
						{held.date}, {held.time}
					</strong>
					<ChangeLink
						href={held.changeTime}
						text={texts.change}
						about={texts.when}
					/>
				</div>
			)}
			<div className="flex flex-col gap-4">
				<p lang={held.station.lang}>{held.station.name}</p>
				<ChangeLink
					href={held.changeStation}
					text={texts.change}
					about={texts.station}
				/>
			</div>
			<div className="flex flex-col gap-4">
				<ul>
					{held.services.map(({ text, lang }) => (
						<li key={text} lang={lang}>
							{text}
						</li>
					))}
				</ul>
				<p className="text-muted">{held.duration}</p>
				<ChangeLink
					href={held.changeServices}
					text={texts.change}
					about={texts.services}
				/>
			</div>
		</Panel>
	);
}
