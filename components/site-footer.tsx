import { useLocale, useTranslations } from "next-intl";
import { PHONE } from "#components/phone.ts";
import { paths } from "#lib/paths.ts";

export function SiteFooter() {
	const t = useTranslations("site");
	const to = paths(useLocale());
	return (
		<footer className="no-print mt-auto border-t border-line bg-surface">
			<div className="mx-auto flex max-w-page flex-wrap gap-x-48 gap-y-8 px-16 py-24 sm:px-24">
				<p>
					{t("help")}{" "}
					<a
						href={PHONE.href}
						className="inline-flex min-h-24 items-center text-action underline underline-offset-4"
					>
						{t("phone")}
					</a>
				</p>
				<p>
					<a
						href={to.start()}
						className="inline-flex min-h-24 items-center text-action underline underline-offset-4"
					>
						{t("book")}
					</a>
				</p>
				<p>
					<a
						href={to.entry()}
						className="inline-flex min-h-24 items-center text-action underline underline-offset-4"
					>
						{t("manage")}
					</a>
				</p>
			</div>
		</footer>
	);
}
