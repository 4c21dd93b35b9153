import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { team } from "#lib/paths/staff.ts";
import { listHandPrinters } from "#lib/printing/queries/list-printers.ts";
import { listAfarStations } from "#lib/queue/afar/queries/find-offer.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { languageConsent } from "../_form/language-consent.ts";
import { languageOptions } from "../_form/language-options.ts";
import { Notice } from "../_form/notice.tsx";
import { serviceGroups } from "../_form/service-groups.ts";
import { PrinterAlert } from "../_frame/printer-alert.tsx";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { AwayLines } from "../_lists/away-list.tsx";
import { Expected } from "../_lists/expected.tsx";
import { Lines } from "../_lists/line.tsx";
import { CheckInForm } from "./_parts/check-in-form.tsx";
import { CollectList } from "./_parts/collect-list.tsx";
import { DrawForm, type DrawTexts } from "./_parts/draw-form.tsx";

/** The counter at the door: check in, give numbers, hand out documents. No calling. */
export default async function InfoPointPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, stations, at } = context;
	const found = await getQueue(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const queue = found.value;
	const t = await getTranslations("team.infoPoint");
	const isAfar = (await listAfarStations()).has(station.id);
	const expected = [...queue.notCheckedIn, ...queue.coming];
	return (
		<TeamPage
			title={t("title")}
			current="infoPoint"
			actor={actor}
			station={station}
			stations={stations}
			here={team.infoPoint()}
			queue={queue}
			before={<PrinterAlert actor={actor} stationId={station.id} />}
		>
			<Notice
				code={textOf(params, "hinweis")}
				ticket={textOf(params, "nummer")}
			/>
			<div className="team-columns">
				<div className="flex min-w-0 flex-col gap-16">
					<TeamPanel
						id="anmelden"
						titleId="anmelden-titel"
						title={t("checkIn")}
						isOwn
					>
						<CheckInForm
							stationId={station.id}
							texts={{
								label: t("number"),
								hint: t("numberHint"),
								button: t("checkInButton"),
							}}
						/>
					</TeamPanel>
					<TeamPanel id="nummer" titleId="nummer-titel" title={t("draw")}>
						<DrawForm
							stationId={station.id}
							formKey={newHoldToken()}
							groups={serviceGroups(catalog)}
							printers={await listHandPrinters(actor, station.id)}
							texts={await drawTexts()}
						/>
					</TeamPanel>
				</div>
				<TeamPanel
					id="termine"
					titleId="termine-titel"
					title={t("appointments", { count: expected.length })}
				>
					{expected.length > 0 ? (
						<Lines>
							{expected.map((entry) => (
								<Expected
									key={entry.appointmentId}
									entry={entry}
									catalog={catalog}
									station={station}
									asOf={queue.asOf}
									page="infopoint"
									isDue={queue.notCheckedIn.includes(entry)}
								/>
							))}
						</Lines>
					) : (
						<p className="text-muted">{t("noAppointments")}</p>
					)}
				</TeamPanel>
				{isAfar || queue.away.length > 0 ? (
					<TeamPanel
						id="unterwegs"
						titleId="unterwegs-titel"
						title={t("away", { count: queue.away.length })}
					>
						{queue.away.length > 0 ? (
							<AwayLines
								queue={queue}
								catalog={catalog}
								mayCall={false}
								hidden={[]}
								page="infopoint"
							/>
						) : (
							<p className="text-muted">{t("noAway")}</p>
						)}
					</TeamPanel>
				) : null}
				<CollectList queue={queue} catalog={catalog} />
			</div>
		</TeamPage>
	);
}

async function drawTexts(): Promise<DrawTexts> {
	const t = await getTranslations("team.infoPoint");
	const steps = await getTranslations("team.steps");
	return {
		service: t("service"),
		none: t("none"),
		count: t("count"),
		language: t("language"),
		languages: languageOptions(),
		consent: (await languageConsent()).label,
		priority: steps("priorityLabel"),
		priorityNone: steps("priorityNone"),
		priorities: {
			priority: steps("priorities.priority"),
			emergency: steps("priorities.emergency"),
		},
		reason: steps("priorityReason"),
		override: t("override"),
		button: t("drawButton"),
		drawn: t("drawn"),
		own: t("own"),
		print: { first: t("slip.print"), again: t("slip.again") },
		printer: t("slip.printer"),
		later: t("slip.later"),
	};
}
