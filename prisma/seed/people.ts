import { city } from "#lib/city/city.ts";
import { pick } from "./random.ts";

const FIRST =
	"Aylin Ben Carla Dilara Emil Fatma Georg Hanna Ilse Jonas Kemal Lena Mehmet Nina Olga Paul Rosa Stefan Tarek Ursula Viktor Werner Yusuf Zoé Gül Jürgen Małgorzata Björn".split(
		" ",
	);
const LAST =
	"Yıldız Müller Schröder Kowalski Öztürk Weiß Janßen Demir Hoffmann Nowak Kaya Becker Şahin Großmann Peters Aydın Krüger Schäfer Arslan Lange Ibrahim Popescu Vogel Wójcik".split(
		" ",
	);

/** Of the city, and of a block that gives nobody a number. */
function inventPhone(random: () => number): string {
	const [, area = ""] = city().phone.split(" ");
	return `0${area} 555${Math.floor(1000 + random() * 9000)}`;
}

/** An invented person; the address is in a zone that never delivers (RFC 2606). */
export function inventPerson(random: () => number) {
	return {
		name: `${pick(random, FIRST)} ${pick(random, LAST)}`,
		phone: random() < 0.3 ? inventPhone(random) : null,
	};
}
