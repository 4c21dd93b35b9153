import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { StaffRefused } from "#components/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { mayEverywhere } from "#lib/auth/permission.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { now } from "#lib/clock.ts";
import { suspected } from "#lib/feedback/blacken.ts";
import { FEEDBACK_STATUSES, readNumber } from "#lib/feedback/inbox.ts";
import { getFeedback } from "#lib/feedback/queries/get-feedback.ts";
import { listInboxChoices } from "#lib/feedback/queries/list-choices.ts";
import { toLocale } from "#lib/locale.ts";
import { pilot } from "#lib/pilot-paths.ts";
import { formTexts } from "../../../form-texts.ts";
import { keptOr } from "../../../kept.tsx";
import { firstOf, type SearchParams } from "../../../search-params.ts";
import { PilotPage } from "../../pilot-page.tsx";
import {
	answerFeedbackAction,
	changeFeedbackAction,
	noteFeedbackAction,
} from "./actions.ts";
import { BlackenForm } from "./blacken-form.tsx";
import { factsOf } from "./facts.ts";
import { Answers, Notes } from "./history.tsx";
import { Said } from "./said.tsx";
import { TEMPLATES, templateText } from "./templates.ts";

const NEWS = ["geaendert", "notiert", "beantwortet", "geschwaerzt"] as const;

/** One piece of feedback, and everything that can be done about it. */
export default async function FeedbackDetailPage({
	params,
	searchParams,
}: {
	params: Promise<{ number: string }>;
	searchParams: Promise<SearchParams>;
}) {
	const actor = await requireActor();
	const number = readNumber((await params).number) ?? 0;
	const found = await getFeedback(actor, number, now());
	const choices = found.ok ? await listInboxChoices(actor, now()) : found;
	if (!found.ok || !choices.ok)
		return (
			<StaffRefused
				kind={
					!found.ok && found.error === "unknown-feedback"
						? "missing"
						: "forbidden"
				}
			/>
		);
	const feedback = found.value;
	const query = await searchParams;
	const t = await getTranslations("inbox");
	const stand = NEWS.find((one) => one === firstOf(query.stand));
	const facts = await factsOf(feedback, await getCatalog("de"));
	const title = `${t(`types.${feedback.type}`)} ${number}`;
	const { topics, people } = choices.value;
	const hidden = {
		nummer: String(number),
		version: String(feedback.version),
	};
	const work = await keptOr(
		actor,
		{
			status: [feedback.status],
			assignee: [feedback.assigneeId ?? ""],
			topics: feedback.topics.map(({ id }) => String(id)),
		},
		"bearbeiten",
	);
	const note = await keptOr(actor, { note: [""] }, "notieren");
	const locale = toLocale(feedback.locale);
	const answer = await keptOr(
		actor,
		{ answer: [await templateText(firstOf(query.vorlage), locale)] },
		"antworten",
	);
	const mayAnswer = mayEverywhere(actor, "feedback:answer");
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={title}
			lead={
				<>
					{t(`statuses.${feedback.status}`)}
					{feedback.assignee ? ` · ${feedback.assignee}` : null}
					{feedback.isOverdue ? (
						<span className="inbox-urgent"> · {t("overdue")}</span>
					) : null}
				</>
			}
			saved={stand ? t(`news.${stand}`) : null}
			before={
				<p>
					<a href={pilot.inbox()}>{t("detail.back")}</a>
				</p>
			}
		>
			<div className="inbox-detail">
				<div className="flex min-w-0 flex-col gap-32">
					<Said feedback={feedback} facts={facts} />
					<Answers answers={feedback.answers} />
					{mayAnswer && feedback.replyEmail ? (
						<Section id="antworten-mail" title={t("detail.answer")}>
							<nav
								aria-label={t("detail.templates")}
								className="flex flex-wrap gap-x-16 gap-y-8"
							>
								<span className="text-muted">{t("detail.templates")}:</span>
								{TEMPLATES.map((template) => (
									<a
										key={template}
										href={`${pilot.feedback(number, { template })}#antworten`}
									>
										{t(`templateNames.${template}`)}
									</a>
								))}
							</nav>
							<StaffForm
								id="antworten"
								action={answerFeedbackAction}
								before={answer.before}
								fields={[
									{
										type: "lines",
										name: "answer",
										label: t("detail.answerText"),
										hint: t(`detail.answerHint.${locale}`),
										rows: 10,
									},
								]}
								values={answer.values}
								hidden={{ ...hidden, form: "antworten" }}
								texts={await formTexts(t("detail.sendAnswer"))}
							/>
						</Section>
					) : null}
				</div>
				{mayAnswer ? (
					<div className="flex min-w-0 flex-col gap-32">
						<Section id="bearbeitung" title={t("detail.work")}>
							<StaffForm
								id="bearbeiten"
								action={changeFeedbackAction}
								before={work.before}
								fields={[
									{
										type: "list",
										name: "status",
										label: t("filter.status"),
										options: FEEDBACK_STATUSES.map((status) => ({
											value: status,
											text: t(`statuses.${status}`),
										})),
									},
									{
										type: "list",
										name: "assignee",
										label: t("filter.assignee"),
										options: [
											{ value: "", text: t("nobody") },
											...people.map(({ id, name }) => ({
												value: id,
												text: name,
											})),
										],
									},
									...(topics.length > 0
										? [
												{
													type: "ticks" as const,
													name: "topics",
													label: t("detail.topics"),
													options: topics.map(({ id, name }) => ({
														value: String(id),
														text: name,
													})),
												},
											]
										: []),
								]}
								values={work.values}
								hidden={{ ...hidden, form: "bearbeiten" }}
								texts={await formTexts(t("detail.save"))}
							/>
						</Section>
						<Section id="notizen" title={t("detail.notes")}>
							<Notes notes={feedback.notes} />
							<StaffForm
								id="notieren"
								action={noteFeedbackAction}
								before={note.before}
								fields={[
									{
										type: "lines",
										name: "note",
										label: t("detail.note"),
										rows: 3,
									},
								]}
								values={note.values}
								hidden={{ ...hidden, form: "notieren", key: randomUUID() }}
								texts={await formTexts(t("detail.addNote"))}
							/>
						</Section>
						{feedback.texts ? (
							<Section id="schwaerzung" title={t("detail.blacken")}>
								<p>{t("detail.blackenText")}</p>
								<BlackenForm
									hidden={hidden}
									suspected={suspected(
										feedback.texts.praise,
										feedback.texts.text,
									)}
									texts={{
										passage: t("detail.passage"),
										hint: t("detail.passageHint"),
										submit: t("detail.blackenSubmit"),
										suspected: t("detail.suspected"),
										one: t("detail.blackenOne"),
									}}
								/>
							</Section>
						) : null}
						<p>
							<a className="jump" href={pilot.newImprovement(number)}>
								{t("detail.improve")}
							</a>
						</p>
					</div>
				) : null}
			</div>
		</PilotPage>
	);
}
