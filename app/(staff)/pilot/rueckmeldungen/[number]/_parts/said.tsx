import { useTranslations } from "next-intl";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FeedbackView } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";

/** What somebody wrote, as text and nothing else: no links, every line where it stood, in its own direction. */
export function Said({
	feedback,
	facts,
	correction,
}: {
	feedback: FeedbackView;
	/** Known facts, in words. */
	facts: readonly { term: string; value: string }[];
	/** Where the text can be put right; null: it is about none, or not for whoever reads. */
	correction: string | null;
}) {
	const t = useTranslations("inbox");
	const { texts } = feedback;
	return (
		<Section id="gesagt" title={t("detail.said")}>
			{texts === null ? <p>{t("erased")}</p> : null}
			{texts?.praise ? (
				<Words title={t("columns.praise")} text={texts.praise} />
			) : null}
			{texts?.text ? (
				<Words title={t(`detail.words.${feedback.type}`)} text={texts.text} />
			) : null}
			{feedback.better ? (
				<Words title={t("detail.better")} text={feedback.better} />
			) : null}
			<Facts facts={facts} />
			{correction ? (
				<p>
					<a className="jump" href={correction}>
						{t(feedback.textKey ? "detail.correct" : "detail.searchText")}
					</a>
				</p>
			) : null}
			{feedback.improvements.length > 0 ? (
				<p>
					{t("detail.improvements")}{" "}
					{feedback.improvements.map((id) => (
						<a
							key={id}
							href={pilot.improvement(id)}
							className="me-8 underline underline-offset-4"
						>
							{id}
						</a>
					))}
				</p>
			) : null}
		</Section>
	);
}

function Words({ title, text }: { title: string; text: string }) {
	return (
		<div className="flex flex-col gap-4">
			<h3 className="text-small text-muted">{title}</h3>
			<blockquote dir="auto" className="inbox-words">
				{text}
			</blockquote>
		</div>
	);
}
