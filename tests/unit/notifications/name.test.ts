import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isolated, mailedName } from "#lib/notifications/letter/rules/name.ts";

const NAMES = `
O'Neill
Siobhán O’Neill-D'Arc
N'Diaye
Aïssatou N’Diaye
Al-Hassan
Abdul-Rahman Al-Hassan
Dr. Müller
Prof. Dr. med. Anna Müller-Lüdenscheidt
Dipl.-Ing. Jörg Weiß
Müller-Lüdenscheidt
van der Berg
Jan van der Berg
Freiherr von und zu Guttenberg
Nguyễn Thị Minh Khai
José María
José María García y López
María del Carmen de la Cruz Fernández
Maria da Conceição Fernandes de Oliveira dos Santos
李小龙
王芳
欧阳修
山田 太郎
やまだ たろう
ジャン・ピエール
马可·波罗
김민준
Жанна д'Арк
Александр Сергеевич Пушкин
Олександр Ємець
Γιώργος Παπαδόπουλος
محمد علي
محمد بن عبد الله
فاطمة الزهراء
می‌خواهم
דוד בן־גוריון
דוד לוי
Marie-Luise M.
M. Müller
J. R. R. Tolkien
Martin Luther King Jr.
Ayşe Yılmaz
ısmail
Łukasz Żółć
Đorđe Đoković
Þórður Ævarsson
Zoë
O
Gal·la
Ngũgĩ wa Thiong'o
Hawaiʻi Kealoha
สมชาย ใจดี
अमिताभ बच्चन
রবীন্দ্রনাথ ঠাকুর
சுப்பிரமணியன்
Արամ Խաչատրյան
შოთა რუსთაველი
አበበ ቢቂላ
’t Hooft
Gerard 't Hooft
Mehmet Ali Öztürk-Yıldırım
anna müller
ANNA MÜLLER
Anna & Peter Müller
`
	.trim()
	.split("\n");

const NONE = [
	"Ihr Konto ist gesperrt, rufen Sie 0900 123456 an",
	"Ihr Konto ist gesperrt",
	"Rufen Sie uns an!",
	"Bitte anrufen",
	"Your account is locked",
	"Anna. Rufen Sie an",
	"Anna gesperrt.",
	"Anna: Betrug",
	"Anna; Peter",
	"Müller, Anna",
	"Anna?",
	"Anna (0900)",
	"0900123456",
	"٠٩٠٠١٢٣",
	"０９００",
	"Anna 1",
	"Ⅷ",
	"anna@web.de",
	"web.de",
	"www.web.de",
	"https://web.de",
	"web\u2024de",
	"web\u3002de",
	"web\uff0ede",
	"web\uff61de",
	"web\ua4f8de",
	"web\ua78fde",
	"web·de",
	"web․de",
	"web\u2027de",
	"web\u0387de",
	"web\u05c5de.",
	"pаypаl",
	"Anna\u202eecilA",
	"Anna\u2066Müller",
	"Anna\u200bMüller",
	"Anna\nBcc: all",
	"Anna\u0000",
	"Anna\u2028Müller",
	"Anna\ud800",
	"Anna 🌻",
	"☎ Müller",
	"Anna / Peter",
	"<b>Anna</b>",
	"{name}",
	"eins zwei drei vier fünf sechs sieben",
	"x".repeat(71),
	`${"Anna ".repeat(20)}`,
	`A${"\u0301".repeat(9)}`,
	"",
	" ",
	"-",
	"'",
	"&",
	"von",
];

describe("a name", () => {
	test.each(NAMES)("%s gets into a mail", (name) => {
		expect(mailedName(name)).toBe(name.normalize("NFC"));
		expect(mailedName(` ${name.normalize("NFD")}  `)).toBe(
			name.normalize("NFC"),
		);
	});

	test.each(NONE)("%j is left out", (text) => {
		expect(mailedName(text)).toBeNull();
	});

	test("whatever gets into a mail has no digit, no address, no control and no line", () => {
		const pieces = [...NAMES, ...NONE, " ", ".", "·", "-", "0", "de", "\u200c"];
		fc.assert(
			fc.property(
				fc.oneof(
					fc
						.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 30 })
						.map((units) => String.fromCharCode(...units)),
					fc
						.array(fc.constantFrom(...pieces), { maxLength: 5 })
						.map((parts) => parts.join("")),
				),
				(text) => {
					const name = mailedName(text);
					if (name === null) return;
					expect(name).not.toMatch(
						/[\p{N}\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u,
					);
					expect(name).not.toMatch(/[@:/\\,;!?<>()[\]{}"]|\.\p{L}/u);
					expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
					expect([...name].length).toBeLessThanOrEqual(70);
					expect(mailedName(name)).toBe(name);
				},
			),
			{ numRuns: 3_000 },
		);
	});

	test("two names make a name, in any script", () => {
		const short = NAMES.filter(
			(name) => name.length < 12 && !/[.&]/.test(name),
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...short),
				fc.constantFrom(...short),
				(a, b) => {
					expect(mailedName(`${a} ${b}`)).toBe(`${a} ${b}`);
				},
			),
		);
	});

	test("only what runs from right to left is isolated", () => {
		expect(isolated("Anna Müller")).toBe("Anna Müller");
		expect(isolated("李小龙")).toBe("李小龙");
		expect(isolated("محمد علي")).toBe("\u2068محمد علي\u2069");
		expect(isolated("Anna דוד")).toBe("\u2068Anna דוד\u2069");
	});
});
