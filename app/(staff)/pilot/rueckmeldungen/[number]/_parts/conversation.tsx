import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { OneButtonForm } from "#app/(staff)/pilot/rueckmeldungen/_parts/one-button-form.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FeedbackView, Reply } from "#lib/feedback/inbox/rules/inbox.ts";
import { resendAnswerAction } from "../actions.ts";

type Answer = FeedbackView["answers"][number];

const isFailed = (status: string) =>
	status === "failed" || status === "bounced";

/** Codes of mail servers (RFC 3463: 5.1 is the address), and our own. */
const isAboutAddress = (reason: string) =>
	/^5\.1\.|\b55[0-3]\b|address/.test(reason);

/**
 * What was written after the first words, by us and by them, in its order: our answers, whether they arrived, and what
 * came back by the link in them. The last answer goes out again if it did not arrive.
 */
export function Conversation({
	feedback,
	hidden,
	mayAnswer,
}: {
	feedback: FeedbackView;
	/** Which feedback, as it is shown. */
	hidden: Readonly<Record<string, string>>;
	mayAnswer: boolean;
}) {
	const t = useTranslations("inbox");
	const { answers, replies, replyEmail } = feedback;
	const entries = [
		...answers.map((answer) => ({ at: answer.at, answer, reply: null })),
		...replies.map((reply) => ({ at: reply.at, answer: null, reply })),
	].sort((a, b) => a.at - b.at);
	if (entries.length === 0) return null;
	return (
		<Section id="gespraech" title={t("detail.conversation")}>
			<ol className="flex flex-col gap-16">
				{entries.map(({ answer, reply }) =>
					answer ? (
						<OurAnswer
							key={answer.id}
							answer={answer}
							again={
								mayAnswer && answer === answers.at(-1)
									? { hidden, isPossible: Boolean(replyEmail && answer.text) }
									: null
							}
						/>
					) : (
						<TheirReply key={reply.id} reply={reply} />
					),
				)}
			</ol>
		</Section>
	);
}

function TheirReply({ reply: { at, text } }: { reply: Reply }) {
	const t = useTranslations("inbox");
	return (
		<li className="inbox-entry">
			<p className="text-small">
				<strong className="font-bold">{t("detail.fromThem")}</strong> ·{" "}
				{whenOf(at)}
			</p>
			<blockquote dir="auto" className="inbox-words">
				{text}
			</blockquote>
		</li>
	);
}

function OurAnswer({
	answer: { at, status, reason, text },
	again,
}: {
	answer: Answer;
	/** Null: it is not the last one, or one may not. */
	again: {
		hidden: Readonly<Record<string, string>>;
		isPossible: boolean;
	} | null;
}) {
	const t = useTranslations("inbox");
	return (
		<li className="inbox-entry">
			<p className="text-small">
				<strong className="font-bold">{t("detail.fromUs")}</strong> ·{" "}
				{whenOf(at)} ·{" "}
				<span className={isFailed(status) ? "inbox-urgent" : "text-muted"}>
					{t(`mail.${status}`)}
				</span>
			</p>
			<p className="inbox-words">{text ?? t("erased")}</p>
			{isFailed(status) ? (
				<div className="flex flex-col items-start gap-8">
					{reason ? (
						<p className="text-small text-muted">
							{t(
								isAboutAddress(reason)
									? "mailReasons.address"
									: "mailReasons.server",
								{ code: reason },
							)}
						</p>
					) : null}
					{again === null ? null : again.isPossible ? (
						<>
							<p>{t("detail.resendHint")}</p>
							<OneButtonForm
								action={resendAnswerAction}
								hidden={again.hidden}
								text={t("detail.resend")}
							/>
						</>
					) : (
						<p>{t("detail.resendGone")}</p>
					)}
				</div>
			) : null}
		</li>
	);
}
