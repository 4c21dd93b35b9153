import type { Locale } from "#lib/text/locale.ts";
import type { Rooms } from "#lib/text/rooms.ts";

declare module "next-intl" {
	interface AppConfig {
		Locale: Locale;
		Messages: Rooms;
	}
}
