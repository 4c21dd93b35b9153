import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { FeedbackView } from "#lib/feedback/inbox.ts";
import { whenOf } from "../../../when.ts";
import { OneButtonForm } from "../one-button-form.tsx";
import { resendAnswerAction } from "./actions.ts";

const isFailed = (status: string) =>
	status === "failed" || status === "bounced";

/** Codes of mail servers (RFC 3463: 5.1 is the address), and our own. */
const isAboutAddress = (reason: string) =>
	/^5\.1\.|\b55[0-3]\b|address/.test(reason);

/** Our answers, and whether they arrived; the last one goes out again if it did not. */
export function Answers({
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
	const { answers, replyEmail } = feedback;
	if (answers.length === 0) return null;
	return (
		<Section id="unsere-antworten" title={t("detail.answers")}>
			<ol className="flex flex-col gap-16">
				{answers.map(({ id, at, status, reason, text }, index) => (
					<li key={id} className="inbox-entry">
						<p className="text-small">
							{whenOf(at)} ·{" "}
							<span
								className={isFailed(status) ? "inbox-urgent" : "text-muted"}
							>
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
								{!mayAnswer || index < answers.length - 1 ? null : replyEmail &&
									text ? (
									<>
										<p>{t("detail.resendHint")}</p>
										<OneButtonForm
											action={resendAnswerAction}
											hidden={hidden}
											text={t("detail.resend")}
										/>
									</>
								) : (
									<p>{t("detail.resendGone")}</p>
								)}
							</div>
						) : null}
					</li>
				))}
			</ol>
		</Section>
	);
}
