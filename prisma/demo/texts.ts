/** What a small roastery says over a year: each text once for each coffee. */
interface Coffee {
  name: string;
  country: string;
  notes: string;
}

const COFFEES: Coffee[] = [
  { name: 'Guji', country: 'Ethiopia', notes: 'apricot, jasmine and honey' },
  { name: 'Nyeri', country: 'Kenya', notes: 'blackcurrant and brown sugar' },
  { name: 'Huila', country: 'Colombia', notes: 'red apple and caramel' },
  { name: 'Antigua', country: 'Guatemala', notes: 'orange, cocoa and almond' },
  { name: 'Tarrazú', country: 'Costa Rica', notes: 'plum and milk chocolate' },
  { name: 'Kayanza', country: 'Burundi', notes: 'blackberry and black tea' },
  { name: 'Cerrado', country: 'Brazil', notes: 'hazelnut and dark chocolate' },
  { name: 'Cajamarca', country: 'Peru', notes: 'pear, vanilla and cedar' },
];

const TEXTS: ((coffee: Coffee) => string)[] = [
  ({ name, notes }) => `New on the shelf: ${name}. We taste ${notes}. What do you find in the cup?`,
  ({ name, country }) => `The first bags of ${name} from ${country} left the roaster at six this morning.`,
  ({ name }) => `How we brew ${name} at the bar: 18 g in, 36 g out, 28 seconds. Yours may differ.`,
  ({ country }) =>
    `A letter from our growers in ${country}: the rains came late, and the cherries are all the sweeter.`,
  ({ name, notes }) =>
    `Cupping on Saturday at ten: ${name} beside two guests. ${notes}, or are we dreaming? Come and see.`,
  ({ name }) => `Filter or espresso? We roasted ${name} for both, and the bar is divided.`,
  ({ notes }) => `A question for a grey morning: who else drinks their coffee for ${notes}?`,
  ({ name, country }) =>
    `What a kilo of ${name} costs us, what we pay in ${country}, and what is left. All of it in the open.`,
  ({ name }) => `Six litres of ${name} on ice are ready for the quay. First come, first served.`,
  ({ country }) =>
    `Three days in ${country}, eleven farms, one notebook full of coffee stains. The story is on our site.`,
  ({ name }) => `The grinder got new burrs, and ${name} has never been so clear.`,
  ({ name, notes }) => `Baker’s hour: cardamom buns with a cup of ${name}. ${notes} and warm butter.`,
  ({ country }) => `Why light roasts? Because ${country} worked for a year on a taste that ten minutes can burn.`,
  ({ name }) => `Subscribers get ${name} a week before everybody else. There are twelve places left.`,
  ({ name }) => `Behind the bar: Jonas dials in ${name} while the ferry comes in.`,
  ({ country, notes }) => `From ${country} with ${notes}. The last of this harvest is on the shelf until it is gone.`,
  ({ name }) => `You asked how long beans stay fresh. We opened a bag of ${name} every Friday for two months.`,
  ({ name }) => `Staff pick: Astrid takes ${name} home, and not the half bag either.`,
  ({ country }) => `The ship from ${country} is in Oslo. Green coffee, forty sacks, and a very happy roaster.`,
  ({ name, notes }) => `A recipe for two: 30 g of ${name}, half a litre at 94 degrees, three minutes. ${notes}.`,
  ({ country }) => `Our class on ${country} is full. The next one is in a fortnight, and has eight places.`,
  ({ name }) => `A year ago nobody knew ${name}. Now it is what the harbour drinks before work.`,
  ({ notes }) => `What would you call a coffee of ${notes}? The best name goes on the bag.`,
  ({ name }) => `Closed on Monday: we clean the roaster. Stock up on ${name} until then.`,
  ({ country, name }) => `Thank you, ${country}: ${name} took second place at the cupping in Bergen.`,
  ({ name }) => `The winter blend is here, built on ${name}. For long evenings and short days.`,
];

/** The nth text; they begin again after all have been said of all coffees. */
export function textOf(n: number): string {
  const coffee = COFFEES[Math.floor(n / TEXTS.length) % COFFEES.length];
  const text = TEXTS[n % TEXTS.length];
  if (!coffee || !text) throw new Error(`There is no text ${n}.`);
  return text(coffee);
}
