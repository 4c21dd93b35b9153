import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PartProps } from "./booking-state.ts";
import { ChangeButton } from "./change-button.tsx";

/** What is reserved, beside the name; its buttons belong to the form. */
export function HeldSummary({ state, texts, form }: PartProps) {
	const { held, chosen, forWhom } = state;
	const change = (
		intent: "times" | "stations" | "services" | "minor",
		about: string,
	) => (
		<ChangeButton
			intent={intent}
			text={texts.change}
			about={about}
			form={form}
		/>
	);
	return (
		<Panel as="section" quiet aria-labelledby="auswahl-bisher">
			<Heading size="small" id="auswahl-bisher">
				{texts.summary}
			</Heading>
			<div className="flex flex-col gap-4">
				<strong className="font-bold">{held.moment}</strong>
				{change("times", texts.when)}
			</div>
			<div className="flex flex-col gap-4">
				<p lang={held.station.lang}>{held.station.name}</p>
				{change("stations", texts.station)}
			</div>
			<div className="flex flex-col gap-4">
				<ul className="flex flex-col gap-8">
					{chosen.lines.map(({ text, lang }) => (
						<li key={text} lang={lang}>
							{text}
						</li>
					))}
				</ul>
				<p className="text-muted">{chosen.duration}</p>
				{state.isInvited ? null : change("services", texts.services)}
			</div>
			{forWhom ? (
				<div className="flex flex-col gap-4">
					<p>{forWhom.words}</p>
					{change("minor", texts.minor.term)}
				</div>
			) : null}
		</Panel>
	);
}
