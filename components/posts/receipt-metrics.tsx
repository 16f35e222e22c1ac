import { capitalised, MEASURE_WORDS } from '@/components/analytics/measure-words';
import { NumberText } from '@/components/analytics/number-text';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { METRIC_NAMES, type PublicationMetrics } from '@/lib/contracts/metrics';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

interface ReceiptMetricsProps {
  publication: PublicationMetrics;
  platform: Platform;
  zone: string;
}

/** The latest numbers as the network gave them; a dash is a number that it did not give. */
export function ReceiptMetrics({ publication: { metrics, metricsRefusal }, platform, zone }: ReceiptMetricsProps) {
  const network = PLATFORM_NAMES[platform];
  return (
    <Card>
      <CardHeader
        title="Numbers"
        description={
          metrics && (
            <>
              As of <ZonedTime at={metrics.checkedAt} zone={zone} />
            </>
          )
        }
      />
      <CardBody className="flex flex-col gap-4">
        {metrics && (
          <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
            {METRIC_NAMES.map((name) => (
              <div key={name} className="flex flex-col-reverse gap-0.5">
                <dt className="text-sm text-muted">{capitalised(MEASURE_WORDS[name])}</dt>
                <dd className="font-medium tabular-nums">
                  <NumberText value={metrics.values[name]} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {metricsRefusal ? (
          <p className="text-sm text-muted">
            {network} does not let this connection read numbers. Connect the account again and allow its insights.
          </p>
        ) : (
          !metrics && (
            <p className="text-sm text-muted">{network} has not been asked yet. The first numbers come soon.</p>
          )
        )}
      </CardBody>
    </Card>
  );
}
