import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { listDesksToday } from "#lib/planning/roster/queries/list-desks-today.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatTime } from "#lib/text/format.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { KEY, VERSION } from "../_review/impact-fields.ts";
import { deskBackAction, deskSickAction } from "./actions.ts";

const REFUSALS = ["busy", "plan-changed", "other"] as const;

/** Somebody is ill: one press, and their desk is closed for the rest of the day. */
export default async function SickPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await listDesksToday(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { desks, version } = found.value;
	const t = await getTranslations("closures.sick");
	const stand = textOf(query, "stand");
	const refusal = REFUSALS.find((name) => name === stand);
	const hidden = (deskId: number, closureId?: number) => (
		<>
			<input type="hidden" name="ort" value={station.slug} />
			<input type="hidden" name="platz" value={deskId} />
			<input type="hidden" name={KEY} value={crypto.randomUUID()} />
			<input type="hidden" name={VERSION} value={version} />
			{closureId === undefined ? null : (
				<input type="hidden" name="schliessung" value={closureId} />
			)}
		</>
	);
	return (
		<PlanningPage
			title={t("title")}
			current="sick"
			context={context}
			saved={stand === "zurueck" ? t("backDone") : null}
			before={
				refusal ? (
					<Alert
						kind="warning"
						title={t(`refusals.${refusal}`)}
						role="alert"
						autoFocus
					/>
				) : null
			}
		>
			<p className="max-w-column">{t("lead")}</p>
			{desks.length === 0 ? (
				<p className="font-bold">{t("noDesks")}</p>
			) : (
				<table className="team-table">
					<thead>
						<tr>
							<th scope="col">{t("desk")}</th>
							<th scope="col">{t("left")}</th>
							<th scope="col">{t("state")}</th>
							<th scope="col">{t("action")}</th>
						</tr>
					</thead>
					<tbody>
						{desks.map(({ id, name, appointments, isOpen, closure }) => (
							<tr key={id}>
								<th scope="row" data-label={t("desk")}>
									{name}
								</th>
								<td data-label={t("left")}>{appointments}</td>
								<td data-label={t("state")}>
									{closure
										? t("since", { time: formatTime(closure.from, "de") })
										: t(isOpen ? "open" : "notOpen")}
								</td>
								<td data-label={t("action")}>
									{closure ? (
										<form action={deskBackAction}>
											{hidden(id, closure.id)}
											<button type="submit" className="team-button">
												{t("back")}
												<span className="sr-only">: {name}</span>
											</button>
										</form>
									) : isOpen || appointments > 0 ? (
										<form action={deskSickAction}>
											{hidden(id)}
											<Button>
												{t("button")}
												<span className="sr-only">: {name}</span>
											</Button>
										</form>
									) : null}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</PlanningPage>
	);
}
