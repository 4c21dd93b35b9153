import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { Review } from "../_roster/roster-form-state.ts";
import type { RosterFormTexts } from "../_roster/roster-form-texts.ts";
import { ImpactPart } from "./impact-part.tsx";

/** What a change would do; nothing is saved yet. */
export function ReviewPart({
	review: { changes, warnings, week, minutes, impact },
	error,
	texts,
}: {
	review: Review;
	/** What is wrong with the reason for those who are cancelled. */
	error: string | undefined;
	texts: RosterFormTexts;
}) {
	return (
		<>
			<Heading size="small" isAnswer>
				{texts.reviewTitle}
			</Heading>
			<section className="flex flex-col gap-8">
				<Heading level={3}>{texts.reviewChanges}</Heading>
				<ul className="roster-lines">
					{changes.map((text) => (
						<li key={text}>{text}</li>
					))}
				</ul>
			</section>
			{minutes.length > 0 ? (
				<table className="team-table">
					<caption className="text-start font-bold">
						{texts.minutesTitle}{" "}
						<span className="font-normal text-muted">{week}</span>
					</caption>
					<thead>
						<tr>
							<th scope="col">{texts.channel}</th>
							<th scope="col">{texts.now}</th>
							<th scope="col">{texts.later}</th>
						</tr>
					</thead>
					<tbody>
						{minutes.map(({ channel, before, after }) => (
							<tr key={channel}>
								<th scope="row">{channel}</th>
								<td data-label={texts.now}>{before}</td>
								<td data-label={texts.later}>{after}</td>
							</tr>
						))}
					</tbody>
				</table>
			) : null}
			{warnings.length > 0 ? (
				<Alert kind="warning" title={texts.reviewWarnings}>
					<ul className="flex flex-col gap-8">
						{warnings.map((text) => (
							<li key={text}>{text}</li>
						))}
					</ul>
				</Alert>
			) : null}
			<ImpactPart impact={impact} error={error} />
			<div className="flex flex-wrap gap-16">
				<Button name="speichern" value="1">
					{impact.rows.length > 0 ? texts.saveAnyway : texts.save}
				</Button>
				<Button variant="secondary" name="intent" value="edit">
					{texts.back}
				</Button>
			</div>
		</>
	);
}
