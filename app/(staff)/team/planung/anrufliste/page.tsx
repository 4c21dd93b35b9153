import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import {
	type Call,
	listCalls,
} from "#lib/planning/change/queries/list-calls.ts";
import { CALL_GROUPS } from "#lib/planning/change/rules/call.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { settleCallAction } from "./actions.ts";

const NEWS = {
	accept: "success",
	keep: "success",
	reached: "success",
	"not-reached": "success",
	"offer-gone": "warning",
	"unknown-case": "warning",
	forbidden: "warning",
	busy: "warning",
} as const;

/** Whom somebody has to call because a mail does not reach them, or has not been answered. */
export default async function CallsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "message:read");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog, at } = context;
	const found = await listCalls(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("closures.calls");
	const stand = textOf(query, "stand");
	const news = Object.keys(NEWS).find((name) => name === stand) as
		| keyof typeof NEWS
		| undefined;
	return (
		<PlanningPage
			title={t("title")}
			current="calls"
			context={context}
			before={
				news ? (
					<Alert
						kind={NEWS[news]}
						title={t(`news.${news}`)}
						role={NEWS[news] === "success" ? "status" : "alert"}
						autoFocus
					/>
				) : null
			}
		>
			<p className="max-w-column">{t("lead")}</p>
			{found.value.length === 0 ? (
				<p className="font-bold">{t("none")}</p>
			) : (
				CALL_GROUPS.map((group) => {
					const calls = found.value.filter((call) => call.group === group);
					return calls.length === 0 ? null : (
						<section
							key={group}
							className="flex flex-col gap-8"
							aria-labelledby={`anrufe-${group}`}
						>
							<h2 id={`anrufe-${group}`} className="kern-heading-small">
								{t(`groups.${group}.title`, { count: calls.length })}
							</h2>
							<p className="max-w-column">{t(`groups.${group}.text`)}</p>
							<table className="team-table">
								<thead>
									<tr>
										<th scope="col">{t("when")}</th>
										<th scope="col">{t("who")}</th>
										<th scope="col">{t("phone")}</th>
										<th scope="col">{t("why")}</th>
										<th scope="col">{t("held")}</th>
										<th scope="col">{t("done")}</th>
									</tr>
								</thead>
								<tbody>
									{calls.map((call) => (
										<Row
											key={call.caseId}
											call={call}
											station={station.slug}
											catalog={catalog}
											mayMove={may(actor, "appointment:move", station.id)}
										/>
									))}
								</tbody>
							</table>
						</section>
					);
				})
			)}
		</PlanningPage>
	);
}

async function Row({
	call,
	station,
	catalog,
	mayMove,
}: {
	call: Call;
	station: string;
	catalog: Catalog;
	mayMove: boolean;
}) {
	const t = await getTranslations("closures.calls");
	const { held, phone, way } = call;
	const name = call.name ?? formatReference(call.reference);
	const place = catalog.stations.find(({ id }) => id === held?.stationId);
	const hasBegun = call.group === "begun";
	const button = (outcome: "accept" | "keep" | "reached" | "not-reached") => (
		<button
			type="submit"
			name="ergebnis"
			value={outcome}
			className="team-button"
		>
			{t(outcome)}
			<span className="sr-only">: {name}</span>
		</button>
	);
	return (
		<tr>
			<td data-label={t("when")}>
				{whenOf(call.startsAt)}
				{way === "cancel" ? (
					<span className="block text-small text-muted">{t("cancelled")}</span>
				) : null}
			</td>
			<th scope="row" data-label={t("who")}>
				<a href={team.appointment(call.appointmentId)}>
					{call.bookedBy ?? name}
				</a>
				{call.bookedBy ? (
					<span className="block text-small font-normal text-muted">
						{name}
					</span>
				) : null}
			</th>
			<td data-label={t("phone")}>
				{phone ? (
					<a href={`tel:${phoneKey(phone)}`} className="whitespace-nowrap">
						{readablePhone(phone)}
					</a>
				) : (
					<>
						{t("noPhone")}
						<span className="block text-small text-muted">
							{t(call.isDoorOpen ? "noPhoneHint" : "noPhoneClosed")}
						</span>
					</>
				)}
			</td>
			<td data-label={t("why")}>
				{t(`reasons.${call.reason}`)}
				{hasBegun ? (
					<span className="block text-small text-muted">
						{t(call.isDoorOpen ? "begunOpen" : "begunClosed")}
					</span>
				) : null}
				{call.attempts.map((at) => (
					<span key={at} className="block text-small text-muted">
						{t("tried", { when: whenOf(at) })}
					</span>
				))}
				{call.group === "later" && call.nextAt !== null ? (
					<strong className="block text-small">
						{t("again", { when: whenOf(call.nextAt) })}
					</strong>
				) : null}
			</td>
			<td data-label={t("held")}>
				{held ? (
					<>
						{whenOf(held.startsAt)}
						<span className="block text-small text-muted">
							{place?.shortName}, {t("until", { until: whenOf(held.until) })}
						</span>
					</>
				) : (
					t("noHeld")
				)}
			</td>
			<td data-label={t("done")}>
				<form action={settleCallAction} className="flex flex-wrap gap-8">
					<input type="hidden" name="fall" value={call.caseId} />
					<input type="hidden" name="ort" value={station} />
					{held && mayMove ? button("accept") : null}
					{way === "cancel" || hasBegun ? null : button("keep")}
					{way === "cancel" || hasBegun ? null : (
						<>
							<a
								className="team-button"
								href={team.moveAppointment(call.appointmentId)}
							>
								{t("other")}
								<span className="sr-only">: {name}</span>
							</a>
							<a
								className="team-button"
								href={team.appointment(call.appointmentId)}
							>
								{t("cancel")}
								<span className="sr-only">: {name}</span>
							</a>
						</>
					)}
					{button("reached")}
					{phone ? button("not-reached") : null}
				</form>
			</td>
		</tr>
	);
}
