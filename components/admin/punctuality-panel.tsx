import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { Punctuality } from '@/lib/contracts/queue';
import { LatenessTable } from './lateness-table';
import { WorstPosts } from './worst-posts';

const WINDOW_NAMES = { hour: 'Last hour', day: 'Last 24 hours', week: 'Last 7 days' } as const satisfies Record<
  Punctuality['window'],
  string
>;

/** Planned against actual: how many posts went out on time, and how late the rest were. */
export function PunctualityPanel({ punctuality }: { punctuality: Punctuality[] }) {
  return (
    <Card aria-labelledby="punctuality">
      <CardHeader
        id="punctuality"
        title="Punctuality"
        description="On time: the request left within 1 s of the planned time. First attempts alone; what was put off before is counted apart."
      />
      <CardBody>
        <Tabs defaultValue="hour">
          <TabList aria-label="Span">
            {punctuality.map(({ window }) => (
              <Tab key={window} value={window}>
                {WINDOW_NAMES[window]}
              </Tab>
            ))}
          </TabList>
          {punctuality.map(({ window, lateness, worst }) => (
            <TabPanel key={window} value={window} className="flex flex-col gap-5">
              <LatenessTable caption={`Punctuality, ${WINDOW_NAMES[window].toLowerCase()}`} lateness={lateness} />
              <WorstPosts posts={worst} />
            </TabPanel>
          ))}
        </Tabs>
      </CardBody>
    </Card>
  );
}
