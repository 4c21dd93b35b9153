import { useLocale, useTranslations } from "next-intl";
import { EasierWays } from "./easier-ways.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Still } from "./still.tsx";
import { Wordmark } from "./wordmark.tsx";

export function SiteHeader({
	home,
	page,
}: {
	home: string;
	/** Address of the page below it. */
	page: string;
}) {
	const t = useTranslations("site");
	const words = useTranslations("language");
	return (
		<Still as="header" className="border-b border-line">
			<div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-0 lg:gap-x-32 px-16 py-8 sm:px-24">
				<a
					href={home}
					className="flex min-h-48 min-w-0 items-center text-text lg:me-auto"
					aria-label={t("home")}
				>
					<Wordmark />
				</a>
				<LanguageSwitch
					current={useLocale()}
					label={t("languages")}
					choose={words("choose")}
					page={page}
				/>
				<EasierWays page={page} />
			</div>
		</Still>
	);
}
