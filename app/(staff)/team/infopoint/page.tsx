import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { Notice } from "../_form/notice.tsx";
import { serviceGroups } from "../_form/service-groups.ts";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { Expected } from "../_lists/coming-list.tsx";
import { CheckInForm } from "./_parts/check-in-form.tsx";
import { CollectList } from "./_parts/collect-list.tsx";
import { DrawForm, type DrawTexts } from "./_parts/draw-form.tsx";

/** The counter at the door: check in, give numbers, hand out documents. No calling. */
export default async function InfoPointPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, at } = context;
	const found = await getQueue(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const queue = found.value;
	const t = await getTranslations("team.infoPoint");
	const expected = [...queue.notCheckedIn, ...queue.coming];
	return (
		<TeamPage
			title={t("title")}
			current="infoPoint"
			actor={actor}
			station={station}
			queue={queue}
		>
			<Notice code={firstOf(params.hinweis)} ticket={firstOf(params.nummer)} />
			<div className="team-columns">
				<div className="flex min-w-0 flex-col gap-16">
					<section
						aria-labelledby="anmelden-titel"
						className="team-panel team-panel-own"
						id="anmelden"
					>
						<Heading id="anmelden-titel" size="small">
							{t("checkIn")}
						</Heading>
						<CheckInForm
							stationId={station.id}
							texts={{
								label: t("number"),
								hint: t("numberHint"),
								button: t("checkInButton"),
							}}
						/>
					</section>
					<section
						aria-labelledby="nummer-titel"
						className="team-panel"
						id="nummer"
					>
						<Heading id="nummer-titel" size="small">
							{t("draw")}
						</Heading>
						<DrawForm
							stationId={station.id}
							formKey={newHoldToken()}
							groups={serviceGroups(catalog)}
							texts={await drawTexts()}
						/>
					</section>
				</div>
				<section
					aria-labelledby="termine-titel"
					className="team-panel"
					id="termine"
				>
					<Heading id="termine-titel" size="small">
						{t("appointments", { count: expected.length })}
					</Heading>
					{expected.length > 0 ? (
						<ul className="team-list">
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
						</ul>
					) : (
						<p className="text-muted">{t("noAppointments")}</p>
					)}
				</section>
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
		german: t("german"),
		english: t("english"),
		priority: steps("priorityLabel"),
		priorityNone: steps("priorityNone"),
		priorityPriority: steps("priorityPriority"),
		priorityEmergency: steps("priorityEmergency"),
		reason: steps("priorityReason"),
		override: t("override"),
		button: t("drawButton"),
		drawn: t("drawn"),
		own: t("own"),
	};
}
