import { getTranslations } from "next-intl/server";
import { FormFields } from "#components/form/form-field.tsx";
import { inWords, namesOf, problemsOf } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning, WHAT_IF_PATH } from "#lib/paths/planning.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { tryPlan } from "#lib/simulation/queries/try-plan.ts";
import { NO_WISH } from "#lib/simulation/rules/compare.ts";
import { askedIn, readQuestion } from "#lib/simulation/rules/question.ts";
import { civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { questionFields } from "./_parts/question-fields.ts";
import { TrialResult } from "./_parts/trial-result.tsx";

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
	// What a service takes on the day that is asked for, and not today.
	const day = parseCivilDate(textOf(sent, "tag")) ?? today;
	const question = readQuestion(sent, {
		today,
		deskIds: desks.map(({ id }) => id),
		services: services.map((service) => ({
			id: service.id,
			minutes: planOn(service, day).durationMinutes,
		})),
	});
	const tried = await tryPlan(actor, {
		stationId: station.id,
		date: question.ok ? question.date : null,
		wish: question.ok ? question.wish : NO_WISH,
		suggests: textOf(sent, "vorschlag") !== "",
		now: at,
	});
	if (!tried.ok && tried.error === "forbidden")
		return <StaffRefused kind="forbidden" />;
	const trial = tried.ok ? tried.value : null;
	const fields = await questionFields({
		desks,
		services,
		day: trial?.day ?? null,
	});
	const errors = question.ok
		? {}
		: inWords(question.problems, (problem) => t(`problems.${problem}`));
	const result = trial ? (
		<TrialResult
			trial={trial}
			isAsked={question.ok && question.isAsked}
			changesLength={question.ok && question.wish.length !== null}
			asksReminder={question.ok && question.wish.reminder !== "as-now"}
			context={context}
			desks={desks}
		/>
	) : (
		<Alert kind="warning" title={t("closed")}>
			<p>{t("closedText")}</p>
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
			{isAnswer ? result : null}
			<Section id="anders" title={t("form.label")}>
				<form
					action={WHAT_IF_PATH}
					method="get"
					noValidate
					className="flex flex-col gap-24"
				>
					<input type="hidden" name="ort" value={station.slug} />
					<FormFields
						fields={fields}
						state={{ sent: askedIn(sent), errors }}
						layout="columns"
					/>
					<div className="flex flex-wrap items-center gap-16">
						<Button>{t("form.submit")}</Button>
						<a href={planning.whatIf(station.slug)}>{t("form.reset")}</a>
					</div>
				</form>
			</Section>
			{!isAnswer && question.ok ? result : null}
		</PlanningPage>
	);
}
