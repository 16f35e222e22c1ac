/** Every permission that the fake app may ask for, in the words of the consent page. */
export const PERMISSIONS: Record<string, string> = {
  public_profile: 'Receive your name and profile picture',
  email: 'Receive your e-mail address',
  pages_show_list: 'Show a list of the Pages you manage',
  pages_manage_posts: 'Create and manage content on your Page',
  pages_read_engagement: 'Read content posted on the Page',
  pages_read_user_content: 'Read user content on your Page',
  pages_manage_engagement: 'Create and manage comments on your Page',
  pages_manage_metadata: 'Manage accounts, settings and webhooks for a Page',
  read_insights: 'Access your Page and app insights',
  business_management: 'Manage your business',
  instagram_basic: 'Access profile and posts from the Instagram account connected to your Page',
  instagram_content_publish: 'Upload media and create posts for the Instagram account connected to your Page',
  instagram_manage_comments: 'Manage comments for the Instagram account connected to your Page',
  instagram_manage_insights: 'Access insights for the Instagram account connected to your Page',
};
