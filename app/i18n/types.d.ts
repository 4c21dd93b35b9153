import type { Locale } from "#lib/text/locale.ts";
import type { Messages } from "./catalogues.ts";

declare module "next-intl" {
	interface AppConfig {
		Locale: Locale;
		Messages: Messages;
	}
}
