import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { absentShare } from "#lib/simulation/measured.ts";
import type { Trial } from "#lib/simulation/queries/try-plan.ts";
import { DAYS_PLAYED } from "#lib/simulation/rules/compare.ts";
import { formatDate, formatWeekday } from "#lib/text/format.ts";
import { weekdayOf } from "#lib/time.ts";
import type { PlanningContext } from "../../_frame/planning-context.ts";
import { ChangeText } from "./change-text.tsx";
import { OutcomeTable } from "./outcome-table.tsx";
import { SaveLinks } from "./save-links.tsx";
import { SuggestionPart } from "./suggestion-part.tsx";

/** What came out: first the answer, then the table, then what it rests on. */
export function TrialResult({
	trial,
	isAsked,
	changesLength,
	asksReminder,
	context,
	desks,
}: {
	trial: Trial;
	/** Something differs from today's plan. */
	isAsked: boolean;
	changesLength: boolean;
	asksReminder: boolean;
	context: Pick<PlanningContext, "actor" | "station">;
	desks: readonly { id: number; name: string }[];
}) {
	const t = useTranslations("whatIf");
	const { date, closedDate, comparison, knowsReminder } = trial;
	if (!comparison) return <TooLittle trial={trial} />;
	const change = comparison.difference.walkInMost;
	return (
		<Section id="ergebnis" title={t("result.title")}>
			<p className="text-muted">
				{t("result.day", {
					weekday: formatWeekday(weekdayOf(date), "de", "long"),
					date: formatDate(date, "de", "year"),
				})}
			</p>
			{closedDate ? (
				<p className="max-w-column">
					{t("result.closedDay", {
						date: formatDate(closedDate, "de", "day"),
						next: formatDate(date, "de", "day"),
					})}
				</p>
			) : null}
			{asksReminder ? (
				<p className="max-w-column">
					{knowsReminder ? t("result.reminderHint") : t("result.noReminder")}
				</p>
			) : null}
			{isAsked ? (
				<p className="max-w-column text-large font-bold" role="status">
					{change ? (
						<ChangeText
							name="walkInMost"
							difference={change}
							sentence="coming"
						/>
					) : comparison.before.walkInMost ? (
						t("result.answerNobody")
					) : null}
				</p>
			) : (
				<p className="max-w-column">{t("result.nothingAsked")}</p>
			)}
			<OutcomeTable comparison={comparison} isAsked={isAsked} />
			<p className="max-w-column text-muted">{t("result.ranges")}</p>
			{isAsked ? (
				<SaveLinks
					trial={trial}
					changesLength={changesLength}
					context={context}
					desks={desks}
				/>
			) : null}
			<SuggestionPart trial={trial} context={context} desks={desks} />
			<Basis trial={trial} />
		</Section>
	);
}

function TooLittle({ trial: { tooLittle } }: { trial: Trial }) {
	const t = useTranslations("whatIf.tooLittle");
	return (
		<Alert kind="info" title={t("title")} role="status">
			<ul className="flex flex-col gap-8">
				{tooLittle.map(({ reason, weekday, days }) => (
					<li key={`${reason} ${weekday}`}>
						{t(reason, {
							weekday: formatWeekday(weekday, "de", "long"),
							days,
						})}
					</li>
				))}
			</ul>
			<p>{t("text")}</p>
		</Alert>
	);
}

/** What was measured, and how it is worked out. */
function Basis({ trial: { measured } }: { trial: Trial }) {
	const t = useTranslations("whatIf.measured");
	const { days, walkInsByDay, due, absence, left } = measured;
	const absent = absentShare(absence);
	const people = walkInsByDay.reduce((sum, count) => sum + count, 0);
	return (
		<>
			<Disclosure summary={t("title")}>
				<ul className="flex max-w-column flex-col gap-8">
					<li>
						{t("days", {
							days,
							walkIns: Math.round(people / days),
							booked: Math.round(due / days),
						})}
					</li>
					<li>
						{absent === null
							? t("absentUnknown")
							: t("absent", { share: Math.round(absent * 100) })}
					</li>
					<li>{t("patience", { left })}</li>
				</ul>
			</Disclosure>
			<Disclosure summary={t("how")}>
				<p className="max-w-column">{t("howText", { count: DAYS_PLAYED })}</p>
				<p className="max-w-column">{t("walks")}</p>
			</Disclosure>
		</>
	);
}
