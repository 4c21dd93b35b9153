import { getTranslations } from "next-intl/server";
import { inWords, namesOf, problemsOf } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { suggestWeek } from "#lib/simulation/queries/suggest-week.ts";
import { findPlayedDay, tryPlan } from "#lib/simulation/queries/try-plan.ts";
import { listReplayable } from "#lib/simulation/replay/queries/replay-day.ts";
import { askedPastDate } from "#lib/simulation/replay/rules/past-question.ts";
import {
	askedDate,
	askedIn,
	readQuestion,
} from "#lib/simulation/rules/question.ts";
import { civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { PastDayPage } from "./_parts/past-day-page.tsx";
import { PastDays } from "./_parts/past-days.tsx";
import { questionFields } from "./_parts/question-fields.ts";
import { QuestionForm } from "./_parts/question-form.tsx";
import { TrialResult } from "./_parts/trial-result.tsx";
import { WeekPart } from "./_parts/week-part.tsx";

/** Another plan, tried on paper: what it does to people, before anybody saves it. Everything stands in the address. */
export default async function WhatIfPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const sent = await searchParams;
	const context = await planningContext(sent, "figures:read");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, at } = context;
	const t = await getTranslations("whatIf");
	const today = civilDateOf(at);
	const desks = (await listDesks(station.id)).map(({ id, name }) => ({
		id,
		name,
	}));
	const services = catalog.services.filter(({ bookable }) => bookable);
	const pastDate = askedPastDate(sent, today);
	if (pastDate)
		return (
			<PastDayPage
				sent={sent}
				date={pastDate}
				context={context}
				desks={desks}
				services={services}
			/>
		);
	const played = await findPlayedDay(actor, {
		stationId: station.id,
		date: askedDate(sent, today),
		isClosed: askedIn(sent).zu !== "",
		now: at,
	});
	if (!played.ok && played.error === "forbidden")
		return <StaffRefused kind="forbidden" />;
	const playedDay = played.ok ? played.value : null;
	// What a service takes on the day that is played, and not today.
	const date = playedDay?.day.date ?? today;
	const question = readQuestion(sent, {
		today,
		deskIds: desks.map(({ id }) => id),
		services: services.map((service) => ({
			id: service.id,
			minutes: planOn(service, date).durationMinutes,
		})),
	});
	const extent = textOf(sent, "vorschlag");
	// Nothing is played for a question that has to be put right first.
	const tried =
		playedDay && question.ok
			? await tryPlan(actor, playedDay, {
					wish: question.wish,
					suggests: extent === "tag",
					now: at,
				})
			: null;
	const week =
		playedDay && extent === "woche" && tried?.ok
			? await suggestWeek(actor, playedDay, at)
			: null;
	const isForbidden = [tried, week].some(
		(answer) => answer && !answer.ok && answer.error === "forbidden",
	);
	if (isForbidden) return <StaffRefused kind="forbidden" />;
	const trial = tried?.ok ? tried.value : null;
	const fields = questionFields({
		t: await getTranslations("whatIf.form"),
		desks,
		services,
		day: playedDay?.day ?? null,
	});
	const errors = question.ok
		? {}
		: inWords(question.problems, (problem) => t(`problems.${problem}`));
	const past = await listReplayable(actor, station.id, at);
	const isBusy = week !== null && !week.ok;
	const result =
		trial && !isBusy ? (
			<TrialResult
				trial={trial}
				isAsked={question.ok && question.isAsked}
				changesLength={question.ok && question.wish.length !== null}
				asksReminder={question.ok && question.wish.reminder !== "as-now"}
				context={context}
				desks={desks}
			/>
		) : (
			<Alert kind="warning" title={t(playedDay ? "busy" : "closed")}>
				<p>{t(playedDay ? "busyText" : "closedText")}</p>
			</Alert>
		);
	const isAnswer =
		question.ok &&
		(question.isAsked || question.date !== null || !!trial?.suggestion);
	return (
		<PlanningPage
			title={t("title")}
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
			<p className="max-w-column">{t("lead")}</p>
			{week?.ok ? <WeekPart week={week.value} station={station.slug} /> : null}
			{isAnswer ? result : null}
			<QuestionForm
				fields={fields}
				sent={sent}
				errors={errors}
				station={station.slug}
			/>
			{!isAnswer && question.ok ? result : null}
			<PastDays days={past.ok ? past.value : []} station={station.slug} />
		</PlanningPage>
	);
}
