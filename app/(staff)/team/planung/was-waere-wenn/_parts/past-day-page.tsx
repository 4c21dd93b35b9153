import { getTranslations } from "next-intl/server";
import { inWords, namesOf, problemsOf } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { Sent } from "#lib/sent.ts";
import {
	listReplayable,
	replayDay,
} from "#lib/simulation/replay/queries/replay-day.ts";
import { readPastQuestion } from "#lib/simulation/replay/rules/past-question.ts";
import { formatDate } from "#lib/text/format.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import type { PlanningContext } from "../../_frame/planning-context.ts";
import { PlanningPage } from "../../_frame/planning-page.tsx";
import { PastDays } from "./past-days.tsx";
import { PastResult } from "./past-result.tsx";
import { questionFields } from "./question-fields.ts";
import { QuestionForm } from "./question-form.tsx";

/** A day that is over: as it was, played once more, and with another plan. */
export async function PastDayPage({
	sent,
	date,
	context,
	desks,
	services,
}: {
	sent: Sent;
	date: CivilDate;
	context: PlanningContext;
	desks: readonly { id: number; name: string }[];
	services: readonly Service[];
}) {
	const { actor, station, at } = context;
	const t = await getTranslations("whatIf");
	const question = readPastQuestion(sent, {
		today: civilDateOf(at),
		deskIds: desks.map(({ id }) => id),
	});
	// Nothing is played for a question that has to be put right first.
	const replayed = question.ok
		? await replayDay(actor, {
				stationId: station.id,
				date,
				wish: question.wish,
				now: at,
			})
		: null;
	const days = await listReplayable(actor, station.id, at);
	if (!days.ok || (replayed && !replayed.ok && replayed.error === "forbidden"))
		return <StaffRefused kind="forbidden" />;
	const fields = questionFields({
		t: await getTranslations("whatIf.form"),
		desks,
		services,
		day: null,
	});
	const errors = question.ok
		? {}
		: inWords(question.problems, (problem) => t(`problems.${problem}`));
	const isBusy = replayed !== null && !replayed.ok && replayed.error === "busy";
	return (
		<PlanningPage
			title={t("title")}
			tabTitle={t("past.title", { date: formatDate(date, "de", "year") })}
			current="whatIf"
			context={context}
			before={
				question.ok ? null : (
					<ErrorSummary
						title={t("problems.title")}
						problems={problemsOf({ errors }, namesOf(fields))}
					/>
				)
			}
		>
			<p className="max-w-column">{t("past.lead")}</p>
			{replayed?.ok ? (
				<PastResult
					date={date}
					replay={replayed.value}
					isChanged={question.ok && question.wish !== null}
				/>
			) : null}
			{replayed && !replayed.ok ? (
				<Alert
					kind="warning"
					title={
						isBusy
							? t("busy")
							: t("past.notStored", { date: formatDate(date, "de", "year") })
					}
				>
					<p>{t(isBusy ? "busyText" : "past.notStoredText")}</p>
				</Alert>
			) : null}
			<QuestionForm
				fields={fields}
				sent={sent}
				errors={errors}
				station={station.slug}
			/>
			<PastDays days={days.value} station={station.slug} />
		</PlanningPage>
	);
}
