import type { Metadata } from 'next';
import { SettingsForm } from '@/components/settings/settings-form';
import { PageHeader } from '@/components/ui/page-header';
import { getBusiness } from '@/lib/domain/businesses/get-business';
import { can } from '@/lib/domain/context';
import { requireBusiness } from '@/lib/server/auth/require-business';

export const metadata: Metadata = { title: 'Settings' };

interface SettingsPageProps {
  params: Promise<{ business: string }>;
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { ctx } = await requireBusiness((await params).business);
  const business = await getBusiness(ctx);
  return (
    <>
      <PageHeader title="Settings" description={`What holds for all of ${business.name}.`} />
      <SettingsForm
        business={business}
        zones={Intl.supportedValuesOf('timeZone')}
        canChange={can(ctx.actor, 'manage_business')}
      />
    </>
  );
}
