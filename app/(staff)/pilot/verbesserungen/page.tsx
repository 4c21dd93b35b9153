import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { listImprovementsToEdit } from "#lib/feedback/improvement/queries/edit-improvements.ts";
import { paths } from "#lib/paths/citizen.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";
import { ImprovementSteps } from "./_parts/improvement-steps.tsx";

const NEWS = ["gespeichert", "geloescht", "verschoben"] as const;

/** "Sie haben gesagt, wir haben getan": what stands on the public page, and what does not yet. */
export default async function ImprovementsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await listImprovementsToEdit(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.improvements");
	const stand = textOf(await searchParams, "stand");
	const news = NEWS.find((one) => one === stand);
	const mayChange = mayEverywhere(actor, "feedback:answer");
	const rows = found.value;
	return (
		<PilotPage
			current="improvements"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
			saved={news ? t(`news.${news}`) : null}
			beside={
				<div className="flex flex-wrap items-center gap-x-24 gap-y-8">
					<a className="jump" href={paths(defaultLocale).improvements()}>
						{t("public")}
					</a>
					{mayChange ? (
						<ButtonLink href={pilot.newImprovement()}>{t("new")}</ButtonLink>
					) : null}
				</div>
			}
		>
			{mayChange ? (
				<StaleNote
					actor={actor}
					kind="improvement"
					href={(place) => pilot.translation({ kind: "improvement", ...place })}
				/>
			) : null}
			{rows.length === 0 ? (
				<p role="status">{t("nothing")}</p>
			) : (
				<ImprovementSteps>
					<table className="staff-table">
						<caption className="sr-only">{t("title")}</caption>
						<thead>
							<tr>
								<th scope="col">{t("said")}</th>
								<th scope="col">{t("done")}</th>
								<th scope="col">{t("status")}</th>
								<th scope="col">{t("feedback")}</th>
								{mayChange ? <th scope="col">{t("order")}</th> : null}
							</tr>
						</thead>
						<tbody>
							{rows.map(({ id, version, status, texts, feedback }, index) => {
								const { said, done } = texts[defaultLocale];
								const about = { said };
								return (
									<tr key={id}>
										<th scope="row">
											{mayChange ? (
												<a href={pilot.improvement(id)}>{said}</a>
											) : (
												said
											)}
										</th>
										<td data-label={t("done")}>{done}</td>
										<td data-label={t("status")}>{t(`statuses.${status}`)}</td>
										<td data-label={t("feedback")}>
											<Numbers feedback={feedback} asLinks={mayChange} />
										</td>
										{mayChange ? (
											<td data-label={t("order")}>
												<div className="flex flex-wrap gap-8">
													{stepsOf(id, version, {
														up: index > 0,
														down: index < rows.length - 1,
														delete: status === "draft",
													}).map(({ step, value }) => (
														<button
															key={step}
															type="submit"
															name="step"
															value={value}
															className="inbox-step"
															aria-label={t(`${step}One`, about)}
														>
															{t(step)}
														</button>
													))}
												</div>
											</td>
										) : null}
									</tr>
								);
							})}
						</tbody>
					</table>
				</ImprovementSteps>
			)}
		</PilotPage>
	);
}

/** A lead may not read all of them. */
function Numbers({
	feedback,
	asLinks,
}: {
	feedback: readonly number[];
	asLinks: boolean;
}) {
	if (feedback.length === 0) return "–";
	if (!asLinks) return feedback.join(", ");
	return feedback.map((number) => (
		<a
			key={number}
			href={pilot.feedback(number)}
			className="me-8 underline underline-offset-4"
		>
			{number}
		</a>
	));
}

const STEPS = ["up", "down", "delete"] as const;

/** What can be done with one of the list, each as its button says it. */
function stepsOf(
	id: number,
	version: number,
	can: Record<(typeof STEPS)[number], boolean>,
) {
	return STEPS.filter((step) => can[step]).map((step) => ({
		step,
		value: step === "delete" ? `${step}.${id}.${version}` : `${step}.${id}`,
	}));
}
