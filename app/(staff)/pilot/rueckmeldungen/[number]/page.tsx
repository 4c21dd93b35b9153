import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { getFeedback } from "#lib/feedback/inbox/queries/get-feedback.ts";
import { listInboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import { listTemplates } from "#lib/feedback/inbox/queries/list-templates.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { suspected } from "#lib/feedback/rules/blacken.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { AnswerPart } from "./_parts/answer-part.tsx";
import { BlackenForm } from "./_parts/blacken-form.tsx";
import { Conversation } from "./_parts/conversation.tsx";
import { correctionPath } from "./_parts/correction-path.ts";
import { factsOf } from "./_parts/facts.ts";
import { Notes } from "./_parts/history.tsx";
import { Said } from "./_parts/said.tsx";
import { WorkPart } from "./_parts/work-part.tsx";
import { noteFeedbackAction } from "./actions.ts";

const NEWS = [
	"geaendert",
	"notiert",
	"beantwortet",
	"erneut",
	"geschwaerzt",
] as const;

/** One piece of feedback, and everything that can be done about it. */
export default async function FeedbackDetailPage({
	params,
	searchParams,
}: {
	params: Promise<{ number: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const number = readNumber((await params).number) ?? 0;
	const found = await getFeedback(actor, number, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const choices = await listInboxChoices(actor, now());
	if (!choices.ok) return <StaffRefused kind="forbidden" />;
	const feedback = found.value;
	const query = await searchParams;
	const t = await getTranslations("inbox");
	const stand = NEWS.find((one) => one === textOf(query, "stand"));
	const facts = await factsOf(feedback, await getCatalog("de"));
	const title = `${t(`types.${feedback.type}`)} ${number}`;
	const hidden = {
		nummer: String(number),
		version: String(feedback.version),
	};
	const mayAnswer = mayEverywhere(actor, "feedback:answer");
	const templates =
		mayAnswer && feedback.replyEmail ? await listTemplates(actor, now()) : null;
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
					<Said
						feedback={feedback}
						facts={facts}
						correction={
							mayEverywhere(actor, "city:write")
								? correctionPath(feedback)
								: null
						}
					/>
					<Conversation
						feedback={feedback}
						hidden={hidden}
						mayAnswer={mayAnswer}
					/>
					{templates?.ok ? (
						<AnswerPart
							feedback={feedback}
							templates={templates.value.filter(({ active }) => active)}
							chosen={readNumber(textOf(query, "vorlage"))}
							hidden={hidden}
						/>
					) : null}
				</div>
				{mayAnswer ? (
					<div className="flex min-w-0 flex-col gap-32">
						<WorkPart
							feedback={feedback}
							choices={choices.value}
							hidden={hidden}
						/>
						<Section id="notizen" title={t("detail.notes")}>
							<Notes notes={feedback.notes} />
							<Form
								id="notieren"
								action={noteFeedbackAction}
								fields={[
									{
										type: "lines",
										name: "note",
										label: t("detail.note"),
										rows: 3,
									},
								]}
								sent={{}}
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
										...feedback.replies.map(({ text }) => text),
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
