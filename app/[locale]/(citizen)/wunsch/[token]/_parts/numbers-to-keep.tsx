import { useLocale, useTranslations } from "next-intl";
import { PrintButton } from "#components/page/print-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { wishPaths } from "#lib/paths/wishes.ts";
import { formatReference } from "#lib/text/reference.ts";
import type { WishView } from "#lib/wishes/wishes.ts";

/** What to keep: large, and one tap marks it for copying. */
export function NumbersToKeep({ wish }: { wish: WishView }) {
	const t = useTranslations("wishes.wish");
	const locale = useLocale();
	return (
		<Panel as="section" quiet aria-labelledby="nummern">
			<h2 id="nummern" className="kern-heading-small">
				{t("keep")}
			</h2>
			<dl className="flex flex-col gap-16">
				<ToKeep
					term={t("reference")}
					value={formatReference(wish.reference)}
					hint={t("referenceHint")}
				/>
				<ToKeep term={t("pin")} value={wish.pin} hint={t("pinHint")} />
			</dl>
			<p>
				{t("pinWay")} <a href={wishPaths(locale).entry()}>{t("pinLink")}</a>
			</p>
			<div className="no-print">
				<PrintButton text={t("print")} />
			</div>
		</Panel>
	);
}

function ToKeep({
	term,
	value,
	hint,
}: {
	term: string;
	value: string;
	hint: string;
}) {
	return (
		<div>
			<dt>{term}</dt>
			<dd>
				<span className="block text-number font-bold tabular-nums select-all">
					{value}
				</span>
				<span className="text-small text-muted">{hint}</span>
			</dd>
		</div>
	);
}
